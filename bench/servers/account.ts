/** The carrier's account in benchmarks; of no use anywhere else. */
export const account = {
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "bench-token-of-the-carrier",
  number: "+15550100002",
};

/** What carriers sign is the public address; behind a proxy it is another than the one that is listened on. */
export const publicUrl = "http://calls.example.test";
