/** A run of a text: in both, only in the old one, or only in the new one. */
export interface WordRun {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Beyond this many steps of the comparison (two texts of about 1,500 words) a text counts as another one altogether. */
const mostSteps = 9_000_000;

/**
 * Two texts word by word, by their longest common subsequence. Joined, the runs without `added` are the old text and
 * those without `removed` the new one.
 */
export function diffWords(before: string, after: string): WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [middleOld, middleNow] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return joined([
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle(middleOld, middleNow),
    { kind: "same", text: old.slice(old.length - end).join("") },
  ]);
}

/** Words, the spaces between them and every other mark, for itself: a comma that came is not a word that changed. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];

function middle(old: readonly string[], now: readonly string[]): WordRun[] {
  const width = now.length + 1;
  if (old.length * now.length > mostSteps)
    return [
      { kind: "removed", text: old.join("") },
      { kind: "added", text: now.join("") },
    ];
  // lengths[i * width + j]: of the longest common subsequence of old[i…] and now[j…].
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      runs.push({ kind: "same", text: old[i] as string });
      [i, j] = [i + 1, j + 1];
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: "removed", text: old[i++] as string });
    } else runs.push({ kind: "added", text: now[j++] as string });
  }
  return runs;
}

/** Runs of a kind as one; a lone space between two changes belongs to both, so that "a b" → "c d" is one change and not two. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = [];
  let [removed, added] = ["", ""];
  const settle = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  runs.forEach(({ kind, text }, index) => {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (/^\s+$/.test(text) && (removed || added) && (runs[index + 1]?.kind ?? "same") !== "same") {
      removed += text;
      added += text;
    } else if (text) {
      settle();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  });
  settle();
  return result;
}
