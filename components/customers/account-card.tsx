"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { AttributesDialog } from "@/components/customers/attributes-dialog";
import type { Customer } from "@/components/customers/customer-page";
import { useCustomerWords } from "@/components/customers/customer-words";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { ExactTime } from "@/components/ui/exact-time";

/** The record's fields, and whatever else the customer database holds. */
export function AccountCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers");
  const words = useCustomerWords();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const attributes = Object.entries(customer.attributes).map(([name, value]) => ({
    key: `attribute ${name}`,
    label: <bdi>{spaced(name)}</bdi>,
    value: <bdi>{typeof value === "boolean" ? t(value ? "facts.yes" : "facts.no") : asText(value)}</bdi>,
  }));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("facts.title")}</CardTitle>
        {may("customers.edit") && (
          <Button variant="ghost" size="sm" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t("attributes.edit")}
          </Button>
        )}
      </CardHeader>
      <CardContent>
        <DataList
          items={[
            {
              label: t("idNumber"),
              value: (
                <bdi dir="ltr" className="tabular-nums">
                  {customer.idNumber}
                </bdi>
              ),
            },
            { label: t("priority"), value: customer.priority },
            { label: t("language"), value: customer.language && words.language(customer.language) },
            {
              label: t("email"),
              value: customer.email && (
                <a href={`mailto:${customer.email}`} dir="ltr" className="break-all text-link hover:underline">
                  {customer.email}
                </a>
              ),
            },
            ...attributes,
            { label: t("facts.since"), value: <ExactTime at={customer.createdAt} format="date" /> },
          ]}
        />
      </CardContent>
      {editing && <AttributesDialog customer={customer} onClose={() => setEditing(false)} />}
    </Card>
  );
}

const asText = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** "paperlessBilling" → "Paperless billing": names come from the customer database, so no catalogue has them. */
function spaced(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
