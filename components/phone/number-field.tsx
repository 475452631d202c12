"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { itemClasses } from "@/components/ui/menu-classes";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";

export interface OfferedNumber {
  e164: string;
  /** Whose it is, or what answers it. */
  name: string;
  detail?: ReactNode;
}

/** A telephone number, chosen from a list by name or digits, or typed. */
export function NumberField({
  label,
  hint,
  placeholder,
  value,
  onValueChange,
  onFocus,
  offered,
  required,
}: {
  label: string;
  /** Shown while the number is nobody's in the list. */
  hint: string;
  placeholder?: string;
  /** As typed. */
  value: string;
  onValueChange: (value: string) => void;
  onFocus?: () => void;
  offered: readonly OfferedNumber[];
  required?: boolean;
}) {
  const t = useTranslations("phone");
  const id = useId();
  const isRtl = Direction.useDirection() === "rtl";
  const [isOpen, setIsOpen] = useState(false);
  const [filter, setFilter] = useState("");
  const [active, setActive] = useState(0);
  const found = matching(offered, filter);
  const known = offered.find(({ e164 }) => e164 === value);
  const isShown = isOpen && found.length > 0;

  function open() {
    setFilter("");
    setActive(Math.max(0, known ? offered.indexOf(known) : 0));
    setIsOpen(true);
  }

  function choose(number: OfferedNumber | undefined) {
    if (number) onValueChange(number.e164);
    setIsOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isShown) return open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + found.length) % found.length);
    } else if (event.key === "Enter" && isShown) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    }
  }

  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Popover open={isShown} onOpenChange={setIsOpen}>
        <PopoverAnchor asChild>
          <div className="relative">
            <Input
              id={id}
              role="combobox"
              aria-expanded={isShown}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={isShown ? `${id}-${active}` : undefined}
              aria-describedby={`${id}-hint`}
              // Digits run from the left; the field still begins, and its button stands, where the reader's do.
              dir="ltr"
              className={isRtl ? "ps-9 text-end" : "pe-9"}
              type="tel"
              autoComplete="off"
              required={required}
              placeholder={placeholder}
              value={value}
              onChange={(event) => {
                onValueChange(event.target.value);
                setFilter(event.target.value);
                setActive(0);
                setIsOpen(true);
              }}
              onFocus={onFocus}
              onKeyDown={onKeyDown}
              onBlur={() => setIsOpen(false)}
            />
            <Button
              variant="ghost"
              size="icon-sm"
              tabIndex={-1}
              aria-label={t("offered")}
              className="absolute inset-y-0 end-0.5 my-auto"
              // The field keeps the focus: its keys drive the list.
              onMouseDown={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
                if (isShown) setIsOpen(false);
                else open();
              }}
            >
              <ChevronDown aria-hidden className="size-3.5 text-muted-foreground" />
            </Button>
          </div>
        </PopoverAnchor>
        <PopoverContent
          align="start"
          // The list itself: a dialog around it would be one more thing to hear of.
          role="listbox"
          id={`${id}-list`}
          aria-label={label}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="max-h-72 w-(--radix-popover-trigger-width) p-1"
        >
          {found.map((number, index) => (
            <div
              key={`${number.e164} ${number.name}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={number.e164 === value}
              data-highlighted={index === active || undefined}
              ref={index === active ? intoView : undefined}
              className={cn(itemClasses, "min-h-10 justify-between gap-3")}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(number);
              }}
              onMouseMove={() => setActive(index)}
            >
              <span className="grid min-w-0">
                <span className="truncate font-medium">
                  <bdi>{number.name}</bdi>
                </span>
                <span className="text-muted-foreground text-xs">
                  <PhoneNumber number={number.e164} />
                </span>
              </span>
              {number.detail}
            </div>
          ))}
        </PopoverContent>
      </Popover>
      <p id={`${id}-hint`} className="flex min-h-4 items-center gap-1.5 text-muted-foreground text-xs">
        {known ? (
          <>
            <bdi className="truncate font-medium text-foreground">{known.name}</bdi>
            {known.detail}
          </>
        ) : (
          hint
        )}
      </p>
    </div>
  );
}

function intoView(option: HTMLElement | null) {
  // Braces on purpose: newer browsers return a promise, which a ref callback may not.
  option?.scrollIntoView({ block: "nearest" });
}

function matching(offered: readonly OfferedNumber[], text: string): OfferedNumber[] {
  const words = text.trim().toLowerCase();
  if (words === "") return [...offered];
  const digits = words.replace(/\D/g, "");
  return offered.filter(
    ({ e164, name }) => name.toLowerCase().includes(words) || (digits !== "" && e164.includes(digits)),
  );
}
