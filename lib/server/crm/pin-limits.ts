/** Wrong PINs after which a customer, or a calling number, has to wait. */
export const pinLimits = {
  customer: 5,
  /** A household or an office shares a number, so it may fail for more than one customer. */
  caller: 10,
  /** Everybody who withholds the number shares this one. */
  anonymous: 50,
} as const;

const FIRST_LOCK_MINUTES = 15;
const LONGEST_LOCK_MINUTES = 24 * 60;

/** Hours without a failure after which earlier failures are forgotten. */
export const FORGET_AFTER_HOURS = 24;

/**
 * Minutes to lock after the `failures`th wrong PIN in a row; 0 below the limit. After the first lock each further failure
 * locks again for twice as long, up to a day: guessing gets at most about a dozen tries a day at 10,000 possible PINs.
 */
export function lockMinutes(failures: number, limit: number): number {
  if (failures < limit) return 0;
  return Math.min(FIRST_LOCK_MINUTES * 2 ** Math.min(failures - limit, 20), LONGEST_LOCK_MINUTES);
}

/** The limit for a name that `callerKey` gave. */
export const callerLimit = (caller: string): number =>
  caller === "anonymous" ? pinLimits.anonymous : pinLimits.caller;
