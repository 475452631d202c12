/**
 * CPU milliseconds that the quickest of up to 50 tries takes; it stops at the first that takes less than `enoughMs`.
 *
 * For tests that something is not slow whatever it is given. CPU time and the quickest of many: a busy machine, the
 * collector, and code that is not compiled yet slow some tries, a bad algorithm slows every one.
 *
 * @param run what is measured; its round is for input that must be new each time
 */
export function leastCpuMs(enoughMs: number, run: (round: number) => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 50 && least >= enoughMs; round += 1) {
    const before = process.cpuUsage();
    run(round);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
