"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { FormDialog } from "@/components/ui/form-dialog";

/** The dialog in which a queue, a destination or a recording is made or changed. */
export function BindingDialog(props: Omit<ComponentProps<typeof FormDialog>, "submitLabel">) {
  const t = useTranslations("settings.bindings");
  return <FormDialog submitLabel={t("save")} {...props} />;
}
