"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FieldNote } from "@/components/ui/field-note";

/** Any number of some options, under one question. */
export function CheckList({
  label,
  options,
  chosen,
  onChange,
  disabled,
  empty,
  hint,
  error,
}: {
  label: string;
  options: readonly { value: string; label: ReactNode }[];
  chosen: readonly string[];
  /** What is ticked anew comes last. */
  onChange: (chosen: string[]) => void;
  disabled?: boolean;
  /** Instead of options when there are none. */
  empty?: string;
  hint?: string | null;
  error?: ReactNode;
}) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {options.length === 0 && empty && <p className="text-muted-foreground text-sm">{empty}</p>}
      {options.map((option) => (
        <Field key={option.value} layout="inline" label={option.label}>
          <Checkbox
            checked={chosen.includes(option.value)}
            disabled={disabled}
            onCheckedChange={(on) =>
              onChange(on === true ? [...chosen, option.value] : chosen.filter((each) => each !== option.value))
            }
          />
        </Field>
      ))}
      {hint && <p className="text-pretty text-muted-foreground text-xs">{hint}</p>}
      <FieldNote>{error}</FieldNote>
    </fieldset>
  );
}
