import { buildHeader, ownBuild } from "@/lib/util/page-build";

/** Whether a page asks that was opened before this server was updated; programs and servers without pages tell no build. */
export function isOfOtherBuild(headers: Headers): boolean {
  const [theirs, ours] = [headers.get(buildHeader) ?? "", ownBuild()];
  return theirs !== "" && ours !== "" && theirs !== ours;
}
