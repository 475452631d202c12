"use client";

import { useEffect, useRef, useState } from "react";
import { useErrorText } from "@/components/shell/use-error-text";
import { type ApiOutputs, useApiClient } from "@/lib/api-client";
import { limits } from "@/lib/flow/limits";
import { utf8Text } from "@/lib/util/utf8";

type Answer = ApiOutputs["flows"]["import"];

type Imported = { kind: "imported" } & Extract<Answer, { ok: true }>;

/** A chosen file and what has become of it. */
export interface FileToImport {
  file: File;
  state:
    | { kind: "waiting" | "importing" | "tooLarge" | "unreadable" | "notUtf8" }
    | Imported
    | ({ kind: "refused" } & Extract<Answer, { ok: false }>)
    /** The server was not reached, or would not have it: may be tried again. */
    | { kind: "failed"; message: string };
}

export const mayImport = ({ state }: FileToImport) => state.kind === "waiting" || state.kind === "failed";

/** Imports files one after another; what is wrong with one keeps none of the others back. Stops when the form goes. */
export function useImports() {
  const client = useApiClient();
  const errorText = useErrorText();
  const [files, setFiles] = useState<readonly FileToImport[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const stateAfter = async (file: File): Promise<FileToImport["state"]> => {
    let text: string | null;
    try {
      text = utf8Text(await file.arrayBuffer());
    } catch {
      // A folder, or a file that is gone by now.
      return { kind: "unreadable" };
    }
    // Another encoding would be taken in with damaged letters.
    if (text === null) return { kind: "notUtf8" };
    try {
      const answer = await client.flows.import.mutate({ fileName: file.name.slice(-255), text });
      return answer.ok ? { kind: "imported", ...answer } : { kind: "refused", ...answer };
    } catch (error) {
      return { kind: "failed", message: errorText(error) };
    }
  };

  return {
    files,
    isRunning,
    choose(list: FileList | null) {
      setFiles(
        [...(list ?? [])].map(
          (file): FileToImport => ({
            file,
            state: { kind: file.size > limits.documentBytes ? "tooLarge" : "waiting" },
          }),
        ),
      );
    },
    /** @returns the files that are flows now; none when the form is gone, so that nothing follows */
    async run(): Promise<Imported[]> {
      const imported: Imported[] = [];
      setIsRunning(true);
      for (const [index, each] of files.entries()) {
        if (isGone.current) break;
        if (!mayImport(each)) continue;
        const show = (state: FileToImport["state"]) =>
          setFiles((before) => before.map((other, at) => (at === index ? { ...other, state } : other)));
        show({ kind: "importing" });
        const state = await stateAfter(each.file);
        show(state);
        if (state.kind === "imported") imported.push(state);
      }
      setIsRunning(false);
      return isGone.current ? [] : imported;
    },
  };
}
