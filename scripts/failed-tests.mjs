import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * What failed in a run, in few words, for the end of a long log.
 *
 * @typedef {{ file: string, title: string, message: string, unsteady: boolean }} FailedTest
 *   `file` from the root, with `:line` where it is known; `unsteady`: it passed when it was tried again
 */

const longestMessage = 8;

/**
 * @param {object} report what Vitest's reporter `json` writes
 * @param {string} root the project's folder; what lies there is named from there
 * @returns {FailedTest[]} the tests, and the files that could not be loaded
 */
export function failedInVitest(report, root) {
  return report.testResults.flatMap(({ name, message, status, assertionResults }) => {
    const file = relative(root, name).split(sep).join("/");
    const failed = assertionResults.filter((test) => test.status === "failed" || test.failureMessages?.length > 0);
    const found = failed.map((test) => ({
      file,
      title: [...test.ancestorTitles, test.title].join(" > "),
      message: inShort(vitestMessage(test.failureMessages, test.duration), root),
      unsteady: test.status !== "failed",
    }));
    if (status !== "failed" || found.some(({ unsteady }) => !unsteady)) return found;
    return [...found, { file, title: "", message: inShort(message, root), unsteady: false }];
  });
}

/**
 * @param {object} report what Playwright's reporter `json` writes
 * @param {string} root the project's folder
 * @returns {FailedTest[]} the tests, then what failed outside any of them, such as the server's start
 */
export function failedInPlaywright(report, root) {
  const below = (suite, titles) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky"))
      .map(({ file, line, title, tests }) => ({
        file: `${file}:${line}`,
        title: [...titles, title].join(" > "),
        message: inShort(tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors)).at(-1)?.message, root),
        unsteady: tests.every(({ status }) => status !== "unexpected"),
      })),
    ...(suite.suites ?? []).flatMap((inner) => below(inner, [...titles, inner.title])),
  ];
  const outside = (report.errors ?? []).map(({ message, location }) => ({
    file: location ? `${relative(root, location.file)}:${location.line}` : "",
    title: "",
    message: inShort(message, root),
    unsteady: false,
  }));
  // A file is a suite too; its title is its path, which is told once.
  return [...report.suites.flatMap((file) => below(file, [])), ...outside];
}

/** Vitest's report has of a timeout only where the test stands. */
function vitestMessage([first = ""], durationMs) {
  return first.startsWith("Error: STACK_TRACE_ERROR")
    ? `Not done after ${Math.round(durationMs)} ms, which is its timeout.`
    : first;
}

/** The first lines of a message, and of its stack the first place that is ours. */
function inShort(message = "", root) {
  const lines = stripVTControlCharacters(message)
    .replaceAll(root.endsWith(sep) ? root : root + sep, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const isFrame = (line) => /^\s+at\s/.test(line);
  const place = lines.find((line) => isFrame(line) && !/node_modules|node:|<anonymous>/.test(line));
  const said = lines.filter((line) => !isFrame(line)).slice(0, longestMessage);
  return [...said, ...(place ? [place] : [])].join("\n");
}
