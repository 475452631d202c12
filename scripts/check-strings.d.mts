export function checkStrings(root: string): { files: number; problems: string[] };
