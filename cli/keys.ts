import { listMasterKeys, rotateKeys } from "@/lib/server/media/rotate-keys";
import { print, printJson, problem, remark, type Verb } from "./verb";
import { withServer } from "./with-server";

/** `keys list`, `keys rotate`: the master keys that recordings, prompts and secrets are encrypted under. */
export const keysVerb: Verb = (program) => {
  const keys = program.command("keys").description("the keys that recordings, prompts and secrets are encrypted under");
  keys
    .command("list")
    .description("list the master keys, the oldest first, and how much each of them wraps")
    .option("--json", "print an array of { id, current, blobs, secrets }")
    .action(async ({ json }: { json?: boolean }) => {
      const found = await withServer(listMasterKeys);
      if (!found) return;
      if (json) return printJson(found);
      for (const { id, current, blobs, secrets } of found)
        print(`${id}  ${current ? "current" : "       "}  ${count(blobs, "file")}, ${count(secrets, "secret")}`);
    });
  keys
    .command("rotate")
    .description("make a new master key, and wrap everything with it; older keys stay, so nothing is ever unreadable")
    .option("--resume", "finish a rotation that was interrupted, without another key")
    .option("--json", "print one JSON document")
    .action(async ({ resume, json }: { resume?: boolean; json?: boolean }) => {
      const done = await withServer((app) => rotateKeys(app, { kind: "system" }, { resume, onProgress: progress() }));
      if (done === undefined) return;
      if (done === null) return problem("another rotation is under way; nothing was done");
      if (json) printJson(done);
      else
        print(`Under ${done.id} now: ${count(done.blobs, "file")} and ${count(done.secrets, "secret")} wrapped anew.`);
      for (const line of done.problems) problem(line);
    });
};

/** For those who wait for very many. */
function progress(): (blobs: number) => void {
  let told = 0;
  return (blobs) => {
    if (blobs - told < 1_000) return;
    told = blobs;
    remark(`${blobs} files so far`);
  };
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
