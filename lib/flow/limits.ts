/**
 * Every limit of a flow, in one place. Twilio Studio allows 2,000 widgets a flow and 1,000 steps a call;
 * goflow allows 100 steps a turn and templates of 10,000 characters.
 */
export const limits = {
  /** A flow file, in bytes of UTF-8. */
  documentBytes: 4 * 1024 * 1024,
  /** Objects and lists inside one another, anywhere in a flow file. The deepest condition needs fewer than thirty. */
  documentDepth: 64,
  nodesPerFlow: 5_000,
  exitsPerNode: 60,
  commentsPerFlow: 1_000,
  /** Subflows inside one another; each is run by a node of the one before. */
  subflowDepth: 5,
  languagesPerFlow: 30,
  nameCharacters: 120,
  labelCharacters: 120,
  commentCharacters: 4_000,
  /** One prompt in one language. Twilio refuses TwiML over 64 kB (error 11750). */
  promptCharacters: 4_000,
  /** As long as a prompt: the worst of this length is read in less than 10 ms. */
  templateCharacters: 4_000,
  /** `{{ … }}` and `{% … %}` in one template. */
  templateMarks: 200,
  conditionDepth: 8,
  conditionRules: 200,
  /** A regular expression, what it may unroll to, and how much of a text it reads: together a few milliseconds. */
  patternCharacters: 200,
  patternRepetitions: 50,
  patternInstructions: 100,
  matchedCharacters: 400,
  /** One Dial of the carrier's rings ten at most; how often one node may ring again when nobody answered. */
  rungTogether: 10,
  ringRounds: 30,
  /** Nodes passed through between two waits; more is taken for a loop that never listens. */
  stepsPerTurn: 100,
  stepsPerCall: 10_000,
  /** A variable's text; longer is cut. */
  variableCharacters: 4_000,
  variablesPerCall: 200,
} as const;
