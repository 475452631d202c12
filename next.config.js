import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  // Checks and screenshots run beside a running server; each needs a build folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Its button would lie over the account menu.
  devIndicators: false,
  poweredByHeader: false,
  // `npm test` checks types in a stage of its own; `npm start` must not spend a minute on it on somebody's machine.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: they open sockets and files, or hold programs of their own.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "better-auth",
    "graphile-worker",
    "pg",
    "pino",
    "prom-client",
    "twilio",
    "wink-eng-lite-web-model",
    "wink-nlp",
  ],
  // The phone in the browser and its server are one origin under either name of this machine.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
};

export default withNextIntl(config);
