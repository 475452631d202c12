"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Input } from "@/components/ui/input";

/** Short texts as chips: Enter or a comma adds one, Backspace in an empty field takes the last away. */
export function PhrasesInput({
  phrases,
  onChange,
  readOnly,
}: {
  phrases: readonly string[];
  onChange(phrases: string[]): void;
  readOnly: boolean;
}) {
  const t = useTranslations("designer.phrases");
  const [typed, setTyped] = useState("");
  const add = () => {
    const fresh = typed
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "" && !phrases.includes(part));
    if (fresh.length > 0) onChange([...phrases, ...fresh].slice(0, 30));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && typed === "" && phrases.length > 0) onChange(phrases.slice(0, -1));
  };
  return (
    <div className="grid gap-1.5">
      {phrases.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {phrases.map((phrase) => (
            <li key={phrase} dir="auto" className="flex h-6 items-center gap-1 rounded-sm bg-muted ps-2 pe-0.5 text-xs">
              {phrase}
              {!readOnly && (
                <button
                  type="button"
                  aria-label={t("remove", { phrase })}
                  onClick={() => onChange(phrases.filter((each) => each !== phrase))}
                  className="grid size-5 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground"
                >
                  <X aria-hidden className="size-3" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Input
          dir="auto"
          placeholder={t("placeholder")}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      )}
    </div>
  );
}
