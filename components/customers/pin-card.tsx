"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import type { Customer } from "@/components/customers/customer-page";
import { fullName } from "@/components/customers/customer-words";
import { PinDialog } from "@/components/customers/pin-dialog";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** Whether there is a PIN and whether it is locked; never the PIN. */
export function PinCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers");
  const format = useFormatter();
  const may = useMay();
  const [open, setOpen] = useState<"set" | "remove" | null>(null);
  const { isSet, failures, lockedUntil } = customer.pin;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("pin")}</CardTitle>
        {lockedUntil ? (
          <StateBadge state="risk">
            {t("pins.locked", { time: format.dateTime(lockedUntil, { timeStyle: "short", dateStyle: "short" }) })}
          </StateBadge>
        ) : isSet ? (
          <StateBadge state="ok">{t("pins.set")}</StateBadge>
        ) : (
          <Badge>{t("pins.none")}</Badge>
        )}
      </CardHeader>
      <CardContent className="grid gap-3">
        {!isSet && <p className="text-muted-foreground text-sm">{t("pins.noneHint")}</p>}
        {failures > 0 && <p className="text-muted-foreground text-sm">{t("pins.failures", { count: failures })}</p>}
        {may("customers.edit") && (
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" size="sm" onClick={() => setOpen("set")}>
              {t(isSet ? "pins.change" : "pins.setAction")}
            </Button>
            {failures > 0 && <UnlockButton customerId={customer.id} />}
            {isSet && (
              <Button variant="ghost" size="sm" onClick={() => setOpen("remove")}>
                {t("pins.remove")}
              </Button>
            )}
          </div>
        )}
      </CardContent>
      {open === "set" && <PinDialog customer={customer} onClose={() => setOpen(null)} />}
      {open === "remove" && <RemovePinDialog customer={customer} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function UnlockButton({ customerId }: { customerId: string }) {
  const t = useTranslations("customers.pins");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const unlock = useMutation(
    api.customers.unlockPin.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.get.pathFilter());
        toast.success(t("unlocked"));
      },
      onError: (error) => void toast.error(errorText(error)),
    }),
  );
  return (
    <Button variant="outline" size="sm" pending={unlock.isPending} onClick={() => unlock.mutate({ customerId })}>
      {t("unlock")}
    </Button>
  );
}

function RemovePinDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTranslations("customers.pins");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const remove = useMutation(
    api.customers.setPin.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.customers.get.pathFilter());
        toast.success(t("removed"));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={t("removeTitle", { name: fullName(customer) })}
      description={t("removeText")}
      confirmLabel={t("remove")}
      pending={remove.isPending}
      error={remove.error && errorText(remove.error)}
      onConfirm={() => remove.mutate({ customerId: customer.id, pin: null })}
    />
  );
}
