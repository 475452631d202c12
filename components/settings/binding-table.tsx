"use client";

import { useMutation } from "@tanstack/react-query";
import { type LucideIcon, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { useForgetBindings } from "@/components/settings/use-forget-bindings";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import type { useApi } from "@/lib/api-client";

export interface Binding {
  id: string;
  /** What flows call it. */
  name: string;
  /** What people call it; may be empty. */
  label: string;
}

export interface BindingColumn<Row> {
  head: string;
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
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
  columns?: readonly BindingColumn<Row>[];
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
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{words("name")}</TableHead>
            <TableHead>{words("label")}</TableHead>
            {columns.map(({ head, numeric }) => (
              <TableHead key={head} numeric={numeric}>
                {head}
              </TableHead>
            ))}
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.length === 0 && (
            <TableEmpty
              columns={columns.length + 3}
              className="py-8"
              icon={icon}
              title={words("emptyTitle")}
              description={words("emptyText")}
            />
          )}
          {rows.map((row) => (
            <BindingRow key={row.id} row={row} columns={columns} deletion={deletion} onChange={() => setOpen(row)} />
          ))}
        </TableBody>
      </Table>
      {open && dialog(open === "new" ? null : open, () => setOpen(null))}
    </section>
  );
}

/** Every kind's deletion asks for and answers the same. */
type Deletion = ReturnType<typeof useApi>["bindings"]["deleteQueue"];

function BindingRow<Row extends Binding>({
  row,
  columns,
  deletion,
  onChange,
}: {
  row: Row;
  columns: readonly BindingColumn<Row>[];
  deletion: Deletion;
  onChange: () => void;
}) {
  const forget = useForgetBindings();
  const remove = useMutation(deletion.mutationOptions({ onSuccess: forget }));
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{row.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{row.label}</bdi>
      </TableCell>
      {columns.map(({ head, numeric, cell }) => (
        <TableCell key={head} numeric={numeric}>
          {cell(row)}
        </TableCell>
      ))}
      <TableCell>
        <BindingRowActions
          name={row.label || row.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: row.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}
