import { hash, verify } from "@node-rs/argon2";

/** What a PIN may be: 4 to 12 digits. */
export const pinPattern = /^\d{4,12}$/;

/** A slow salted hash (Argon2id, 19 MiB, 2 passes: OWASP's first choice), about 25 ms of one core. */
export const hashPin = (pin: string): Promise<string> => hash(pin, cost);

/**
 * True when the PIN is the one behind the hash. Takes as long for a customer without a PIN, or for no customer at all
 * (`pinHash` null), so that the time of the answer does not tell which ids exist.
 */
export async function pinMatches(pinHash: string | null, pin: string): Promise<boolean> {
  standIn ??= hash("no customer has this PIN", cost);
  const matches = await verify(pinHash ?? (await standIn), pin);
  return matches && pinHash !== null && pinPattern.test(pin);
}

// Argon2id is the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let standIn: Promise<string> | undefined;
