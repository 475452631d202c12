"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { FieldContext } from "@/components/ui/field-context";
import { FieldNote } from "@/components/ui/field-note";
import { Label } from "@/components/ui/label";

/**
 * Label, control, hint and error as one: the control inside (Input, Textarea, SelectTrigger, OptionSelect, Checkbox,
 * Switch, RadioGroup) takes its id and aria attributes from here. Made for react-hook-form: `error={errors.name?.message}`.
 */
export function Field({
  label,
  hint,
  error,
  optional,
  required = false,
  layout = "stacked",
  hideLabel,
  action,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Says "optional" beside the label; most fields are not, so it is the exception that is marked. */
  optional?: boolean;
  required?: boolean;
  /** `inline` sets the control before its label (checkbox); `row` sets it at the far end (switch). */
  layout?: "stacked" | "inline" | "row";
  hideLabel?: boolean;
  /** Something small at the far end of the label's line, e.g. a link or a counter. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const id = useId();
  const hasHint = Boolean(hint);
  const hasError = Boolean(error);
  const context = useMemo(
    () => ({
      controlId: `${id}-control`,
      labelId: `${id}-label`,
      hintId: hasHint ? `${id}-hint` : undefined,
      errorId: hasError ? `${id}-error` : undefined,
      required,
    }),
    [id, hasHint, hasError, required],
  );
  const labelLine = (
    <div
      className={cn(
        "flex items-baseline gap-2",
        hideLabel && action ? "justify-end" : "justify-between",
        hideLabel && !action && "sr-only",
      )}
    >
      <Label id={context.labelId} htmlFor={context.controlId} className={cn(hideLabel && "sr-only")}>
        {label}
        {optional && <span className="ms-1 font-normal text-muted-foreground">({t("optional")})</span>}
      </Label>
      {action}
    </div>
  );
  const notes = (
    <>
      {hasHint && (
        <p id={context.hintId} className="text-pretty text-muted-foreground text-xs">
          {hint}
        </p>
      )}
      <FieldNote id={context.errorId}>{error}</FieldNote>
    </>
  );
  return (
    <FieldContext.Provider value={context}>
      {layout === "stacked" ? (
        <div className={cn("grid content-start gap-1.5", className)}>
          {labelLine}
          {children}
          {notes}
        </div>
      ) : (
        <div
          className={cn("flex items-start gap-2.5", layout === "row" && "flex-row-reverse justify-between", className)}
        >
          <div className="flex h-5 items-center">{children}</div>
          <div className="grid min-w-0 gap-1">
            {labelLine}
            {notes}
          </div>
        </div>
      )}
    </FieldContext.Provider>
  );
}
