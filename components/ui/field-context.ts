"use client";

import { createContext, useContext } from "react";

export type FieldContextValue = {
  controlId: string;
  labelId: string;
  hintId: string | undefined;
  errorId: string | undefined;
  required: boolean;
};

export const FieldContext = createContext<FieldContextValue | null>(null);

/** Attributes that tie a control to its Field's label, hint and error; the control's own attributes win. */
export function useFieldControl<Props extends { id?: string }>(props: Props) {
  const field = useContext(FieldContext);
  if (!field) return props;
  const describedBy = [field.errorId, field.hintId].filter(Boolean).join(" ");
  return {
    id: field.controlId,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": field.errorId ? true : undefined,
    "aria-required": field.required || undefined,
    ...props,
  };
}

/** The same for a group (radio buttons), which is named by the label instead of being its target. */
export function useFieldGroup<Props extends { id?: string }>(props: Props) {
  const field = useContext(FieldContext);
  const control = useFieldControl(props);
  return field ? { "aria-labelledby": field.labelId, ...control } : control;
}
