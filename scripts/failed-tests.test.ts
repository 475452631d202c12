import { describe, expect, it } from "vitest";
import { failedInPlaywright, failedInVitest } from "./failed-tests.mjs";

describe("what failed in Vitest's report", () => {
  const file = (rest: object) => ({ name: "/project/lib/a.test.ts", message: "", status: "failed", ...rest });
  const test = (rest: object) => ({ ancestorTitles: ["outer", "inner"], title: "works", duration: 5, ...rest });

  it("is each failed test with its message and where it failed", () => {
    const message = [
      "AssertionError: expected 1 to be 2",
      "    at file:///project/node_modules/vitest/x.js:1:1",
      "    at /project/lib/a.test.ts:7:3",
      "    at new Promise (<anonymous>)",
    ].join("\n");
    const assertionResults = [
      test({ status: "passed", failureMessages: [] }),
      test({ status: "failed", failureMessages: [message] }),
    ];
    expect(failedInVitest({ testResults: [file({ assertionResults })] }, "/project")).toEqual([
      {
        file: "lib/a.test.ts",
        title: "outer > inner > works",
        message: "AssertionError: expected 1 to be 2\n    at lib/a.test.ts:7:3",
        unsteady: false,
      },
    ]);
  });

  it("tells of a test that passed only when it was tried again", () => {
    const assertionResults = [test({ status: "passed", failureMessages: ["Error: it did not come"] })];
    expect(failedInVitest({ testResults: [file({ status: "passed", assertionResults })] }, "/project")).toEqual([
      { file: "lib/a.test.ts", title: "outer > inner > works", message: "Error: it did not come", unsteady: true },
    ]);
  });

  it("is a test that took too long, which the report does not say in words", () => {
    const failureMessages = ["Error: STACK_TRACE_ERROR\n    at task (file:///project/node_modules/x.js:1:1)"];
    const assertionResults = [test({ status: "failed", duration: 5001.4, failureMessages })];
    expect(failedInVitest({ testResults: [file({ assertionResults })] }, "/project")).toMatchObject([
      { message: "Not done after 5001 ms, which is its timeout." },
    ]);
  });

  it("is a file that cannot be loaded, and nothing of one that passed", () => {
    const testResults = [
      file({ assertionResults: [], message: "Cannot find module './gone' imported from /project/lib/a.test.ts" }),
      file({ assertionResults: [test({ status: "passed" })], status: "passed" }),
    ];
    expect(failedInVitest({ testResults }, "/project")).toEqual([
      {
        file: "lib/a.test.ts",
        title: "",
        message: "Cannot find module './gone' imported from lib/a.test.ts",
        unsteady: false,
      },
    ]);
  });
});

describe("what failed in Playwright's report", () => {
  const spec = (status: string, errors: object[]) => ({
    file: "journeys/a.spec.ts",
    line: 8,
    title: "a caller hears it",
    tests: [{ status, results: [{ errors: [] }, { errors }] }],
  });

  it("is each failed journey, also in a group, by its last try", () => {
    const specs = [spec("unexpected", [{ message: "\u001b[31mTest timeout of 300ms exceeded.\u001b[39m" }])];
    const suites = [
      { title: "journeys/a.spec.ts", specs: [spec("expected", [])], suites: [{ title: "calls", specs }] },
    ];
    expect(failedInPlaywright({ suites, errors: [] }, "/project")).toEqual([
      {
        file: "journeys/a.spec.ts:8",
        title: "calls > a caller hears it",
        message: "Test timeout of 300ms exceeded.",
        unsteady: false,
      },
    ]);
  });

  it("tells of a journey that passed only when it was tried again", () => {
    const flaky = spec("flaky", []);
    flaky.tests[0]?.results.unshift({ errors: [{ message: "not there yet" }] });
    const suites = [{ title: "journeys/a.spec.ts", specs: [flaky] }];
    expect(failedInPlaywright({ suites, errors: [] }, "/project")).toMatchObject([
      { file: "journeys/a.spec.ts:8", message: "not there yet", unsteady: true },
    ]);
  });

  it("keeps the first lines of a long message", () => {
    const message = Array.from({ length: 40 }, (_, line) => `line ${line}`).join("\n\n");
    const suites = [{ title: "journeys/a.spec.ts", specs: [spec("unexpected", [{ message }])] }];
    const [failed] = failedInPlaywright({ suites, errors: [] }, "/project");
    expect(failed?.message.split("\n")).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((line) => `line ${line}`));
  });

  it("is a server that did not start", () => {
    const errors = [{ message: "Error: no port\n    at /project/e2e/start-server.ts:3:1" }];
    expect(failedInPlaywright({ suites: [], errors }, "/project")).toEqual([
      { file: "", title: "", message: "Error: no port\n    at e2e/start-server.ts:3:1", unsteady: false },
    ]);
  });
});
