"use client";

import { useMutation } from "@tanstack/react-query";
import { type LucideIcon, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { type ListColumn, ListTable } from "@/components/lists/list-table";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { useForgetBindings } from "@/components/settings/use-forget-bindings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { useApi } from "@/lib/api-client";

export interface Binding {
  id: string;
  /** What flows call it. */
  name: string;
  /** What people call it; may be empty. */
  label: string;
}

/** What a kind of binding is called, in its namespace below `settings`. */
type Words = (key: "title" | "add" | "name" | "label" | "emptyTitle" | "emptyText") => string;

/** All bindings of one kind below their heading: name, label, columns of its own, change and delete. */
export function BindingTable<Row extends Binding>({
  words,
  icon,
  rows,
  columns = [],
  deletion,
  dialog,
}: {
  words: Words;
  icon: LucideIcon;
  rows: readonly Row[];
  columns?: readonly ListColumn<Row>[];
  deletion: Deletion;
  /** Changes a row, or makes one (null). */
  dialog: (row: Row | null, close: () => void) => ReactNode;
}) {
  const may = useMay();
  const [open, setOpen] = useState<Row | "new" | null>(null);
  return (
    <section className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-base">{words("title")}</h2>
        {may("bindings.edit") && (
          <Button variant="outline" size="sm" onClick={() => setOpen("new")}>
            <Plus aria-hidden />
            {words("add")}
          </Button>
        )}
      </div>
      <ListTable
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", head: words("name"), className: "font-mono", cell: ({ name }) => <bdi>{name}</bdi> },
          { id: "label", head: words("label"), cell: ({ label }) => <bdi>{label}</bdi> },
          ...columns,
        ]}
        actions={(row) => <BindingActions binding={row} deletion={deletion} onChange={() => setOpen(row)} />}
        empty={<EmptyState className="py-8" icon={icon} title={words("emptyTitle")} description={words("emptyText")} />}
      />
      {open && dialog(open === "new" ? null : open, () => setOpen(null))}
    </section>
  );
}

/** Every kind's deletion asks for and answers the same. */
type Deletion = ReturnType<typeof useApi>["bindings"]["deleteQueue"];

/** Change and delete of one binding. */
export function BindingActions({
  binding: { id, name, label },
  deletion,
  onChange,
}: {
  binding: Binding;
  deletion: Deletion;
  onChange: () => void;
}) {
  const remove = useMutation(deletion.mutationOptions({ onSuccess: useForgetBindings() }));
  return (
    <BindingRowActions
      name={label || name}
      onChange={onChange}
      deletion={{ ...remove, mutate: () => remove.mutate({ id }) }}
    />
  );
}
