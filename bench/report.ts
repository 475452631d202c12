/** What a benchmark found: both sides measured in one run, compared as ratios (ours ÷ peer; of rates more is better, of times less). */
export interface BenchReport {
  name: string;
  ratios: Record<string, number>;
  figures: Record<string, number>;
  /** Where each peer's set-up is documented. */
  sources: Record<string, string>;
}

/** Middle value of repeated measurements: less moved by a neighbour's burst than the mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

export function printReport(report: BenchReport, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ name: report.name, ratios: report.ratios, figures: report.figures }));
    return;
  }
  console.log(`\n${report.name}`);
  for (const [peer, ratio] of Object.entries(report.ratios)) {
    console.log(`  ${ratio.toFixed(2).padStart(8)} × ${peer}   (${report.sources[peer] ?? "our own code"})`);
  }
  for (const [figure, value] of Object.entries(report.figures))
    console.log(`  ${String(value).padStart(10)}  ${figure}`);
}
