/** Gives the browser a text to save as a file. */
export function saveFile({
  fileName,
  text,
  type = "application/json",
}: {
  fileName: string;
  text: string;
  type?: string;
}): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
