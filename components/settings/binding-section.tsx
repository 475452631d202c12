"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useMay } from "@/components/auth/me-context";
import { Button } from "@/components/ui/button";

/** A heading, the button that adds one more, and the list. */
export function BindingSection({
  title,
  add,
  onAdd,
  children,
}: {
  title: string;
  add: string;
  onAdd: () => void;
  children: ReactNode;
}) {
  const may = useMay();
  return (
    <section className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-base">{title}</h2>
        {may("bindings.edit") && (
          <Button variant="outline" size="sm" onClick={onAdd}>
            <Plus aria-hidden />
            {add}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
