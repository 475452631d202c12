import { removeFolder, startTestServer, temporaryFolder } from "@/lib/server/test-server";

/** The program as `npm start` runs it: pages built, a new database, the demonstration seeded, the virtual carrier. */
export default async function startServer(): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  const pages = process.env.NEXT_DIST_DIR ?? ".next";
  const server = await startTestServer({ DATA_DIR: folder, NEXT_DIST_DIR: pages }, []);
  process.env.E2E_BASE_URL = server.url;
  process.env.E2E_DATABASE_URL = server.databaseUrl;
  process.env.E2E_DATA_DIR = folder;
  return async () => {
    const status = await server.stop();
    await removeFolder(folder);
    if (status !== 0) throw new Error(`The server ended with ${status}:\n${server.output()}`);
  };
}
