// Runs what scripts/build.mjs has made. The mode must stand before any package is loaded: they read it once.
process.env.NODE_ENV = process.argv.includes("--dev") ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import("../dist/server.js");
