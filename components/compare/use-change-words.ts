"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GroupWords } from "@/components/compare/change-groups";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useIsolated } from "@/components/phone/use-isolated";
import { useCodedTexts } from "@/components/ui/use-coded-texts";

/** Questions that controls ask of their own, by control and part. */
const ownQuestions: Record<string, string> = {
  "choices.key": "choices.key",
  "choices.label": "choices.label",
  "choices.prompt": "choices.prompt",
  "choices.phrases": "choices.phrases",
  "choices.when": "choices.when",
  "intents.name": "intents.name",
  "escalationRules.exit": "rulesField.exit",
  "escalationRules.afterSeconds": "rulesField.after",
  "escalationRules.when": "rulesField.when",
  "dispositionRules.disposition": "rulesField.disposition",
  "dispositionRules.when": "followUp.when",
  "followUp.title": "followUp.title",
  "followUp.department": "followUp.department",
  "followUp.dueInHours": "followUp.due",
  "followUp.when": "followUp.when",
  "ticket.subject": "ticket.subject",
  "ticket.priority": "ticket.priority",
  "ticket.when": "ticket.when",
};

/** The words in which changes are told: those of the forms that made them. */
export function useChangeWords(): GroupWords {
  const t = useTranslations("designer");
  const companyFacts = useCodedTexts("designer.settings.facts");
  const units = useTranslations("nodes.units");
  const always = useTranslations("nodes.conditions")("always");
  const texts = useNodeTexts();
  const language = useLanguageName();
  const isolated = useIsolated();
  return useMemo(
    () => ({
      texts,
      language,
      isolated,
      yes: t("conditions.yes"),
      no: t("conditions.no"),
      always,
      voice: t("compare.voice"),
      order: t("compare.order"),
      item: (number) => t("listField.item", { number }),
      unit: (unit) => units(unit),
      own(control, part) {
        const key = ownQuestions[`${control}.${part}`];
        return key === undefined ? null : t(key as "choices.key");
      },
      label: t("inspector.label"),
      kindOfStep: t("compare.kindOfStep"),
      notConnected: t("inspector.notConnected"),
      leads: (exit) => t("inspector.chooseTarget", { exit }),
      flow: t("settings.title"),
      note: t("compare.note"),
      nowhere: t("settings.nobody"),
      field: (field) => t(`settings.${field}`),
      companyFact: (fact) => companyFacts(fact) ?? fact,
      subflow: t("compare.subflow"),
      renewed: t("compare.renewed"),
    }),
    [t, companyFacts, units, always, texts, language, isolated],
  );
}
