/** The header by which a page tells the API which build it is of. */
export const buildHeader = "x-callwright-build";

/** Why a request was refused that this server cannot read, and another build of it could. */
export const outdatedReason = "pageOutdated";

/** A digest of the sources this was built from, in the page as on the server; empty where nothing was built. */
export const ownBuild = (): string => process.env.NEXT_PUBLIC_BUILD ?? "";
