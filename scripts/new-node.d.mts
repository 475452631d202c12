export function newNode(name: string, root?: string): { type: string; files: string[] };
