"use client";

import type { ReactNode } from "react";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

export type SelectOption<Value extends string = string> = { value: Value; label: ReactNode; disabled?: boolean };

/** A select over a plain list of options; for groups and separators compose `select.tsx`. Values must not be empty. */
export function OptionSelect<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder,
  ...trigger
}: {
  options: readonly SelectOption<Value>[];
  /** undefined or an unknown value shows the placeholder. */
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  size?: "sm" | "default" | "lg";
  disabled?: boolean;
  className?: string;
  id?: string;
  "aria-label"?: string;
}) {
  return (
    <Select
      value={value ?? ""}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onValueChange(option.value);
      }}
    >
      <SelectTrigger {...trigger}>
        <SelectValue placeholder={placeholder} />
      </SelectTrigger>
      <SelectContent>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
