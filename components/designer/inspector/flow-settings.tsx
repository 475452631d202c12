"use client";

import { ArrowUp, Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { TargetPicker } from "@/components/designer/inspector/target-picker";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useLanguageName } from "@/components/designer/language-name";
import { useFlowName } from "@/components/designer/use-flow-name";
import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Field } from "@/components/ui/field";
import { FieldNote } from "@/components/ui/field-note";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { canBe } from "@/lib/editor/rules";
import { likelyLanguages } from "@/lib/flow/likely-languages";
import { limits } from "@/lib/flow/limits";

const roles = ["entry", "afterCall", "fallback"] as const;
const facts = ["name", "address", "hours", "website", "phone"] as const;

/** What belongs to the flow and to none of its nodes; shown while nothing is selected. */
export function FlowSettings() {
  const t = useTranslations("designer.settings");
  return (
    <div>
      <h2 className="px-4 pt-4 pb-1 font-semibold text-base">{t("title")}</h2>
      <div className="grid gap-5 px-4 py-4">
        <div data-path="name">
          <Field label={t("name")} error={useIssueText(null, "name")}>
            <Input {...useFlowName()} />
          </Field>
        </div>
        <Languages />
      </div>
      <section className="grid gap-4 border-t px-4 py-4">
        {roles.map((role) => (
          <Role key={role} role={role} />
        ))}
      </section>
      <Company />
    </div>
  );
}

function Role({ role }: { role: (typeof roles)[number] }) {
  const t = useTranslations("designer.settings");
  const { editor } = useDesigner();
  const chosen = useEditor((state) => state.document[role]);
  const isEmpty = useEditor((state) => Object.keys(state.document.nodes).length === 0);
  const error = useIssueText(null, role);
  return (
    <div data-path={role} className="grid gap-1.5">
      <span className="font-medium text-sm">{t(role)}</span>
      <TargetPicker
        label={t(role)}
        value={chosen}
        none={t("nobody")}
        needsOne={role === "entry" && !isEmpty}
        allows={(id) => canBe(editor.store.getState().document, editor.catalogue, role, id).allowed}
        onChange={(id) => editor.edit("role", (flow) => ({ ...flow, [role]: id }))}
        readOnly={editor.readOnly}
      />
      {(role === "afterCall" || (role === "fallback" && chosen === null)) && (
        <p className="text-muted-foreground text-xs">{t(`${role}Help`)}</p>
      )}
      <FieldNote>{error}</FieldNote>
    </div>
  );
}

function Languages() {
  const t = useTranslations("designer.settings");
  const { editor } = useDesigner();
  const languages = useEditor((state) => state.document.languages);
  const name = useLanguageName();
  const set = (next: string[]) => editor.edit("settings", (flow) => ({ ...flow, languages: next }));
  return (
    <fieldset data-path="languages" className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{t("languages")}</legend>
      <ul className="grid gap-1">
        {languages.map((language, index) => (
          <li key={language} className="flex h-8 items-center gap-1 rounded-md border ps-2.5 pe-0.5">
            <span className="min-w-0 flex-1 truncate">{name(language)}</span>
            {index === 0 ? (
              <span className="px-2 text-muted-foreground text-xs">{languages.length > 1 && t("first")}</span>
            ) : (
              !editor.readOnly && (
                <IconButton
                  label={t("makeFirst", { language: name(language) })}
                  size="icon-sm"
                  onClick={() => set([language, ...languages.filter((each) => each !== language)])}
                >
                  <ArrowUp aria-hidden className="size-3.5" />
                </IconButton>
              )
            )}
            {languages.length > 1 && !editor.readOnly && (
              <IconButton
                label={t("removeLanguage", { language: name(language) })}
                size="icon-sm"
                onClick={() => set(languages.filter((each) => each !== language))}
              >
                <X aria-hidden className="size-3.5" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {!editor.readOnly && languages.length < limits.languagesPerFlow && (
        <AddLanguage chosen={languages} onAdd={(language) => set([...languages, language])} />
      )}
      <p className="text-muted-foreground text-xs">{t("languagesHelp")}</p>
    </fieldset>
  );
}

function AddLanguage({ chosen, onAdd }: { chosen: readonly string[]; onAdd(language: string): void }) {
  const t = useTranslations("designer.settings");
  const locale = useLocale();
  const name = useLanguageName();
  const [open, setOpen] = useState(false);
  const offered = useMemo(
    () =>
      likelyLanguages.filter((each) => !chosen.includes(each)).sort((a, b) => name(a).localeCompare(name(b), locale)),
    [chosen, name, locale],
  );
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className="-ms-2 justify-self-start text-link">
          <Plus aria-hidden />
          {t("addLanguage")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-72 p-0">
        <Command label={t("addLanguage")} loop>
          <CommandInput placeholder={t("searchLanguage")} className="text-sm" />
          <CommandList className="max-h-64">
            <CommandEmpty className="py-4">{t("noLanguage")}</CommandEmpty>
            {offered.map((language) => (
              <CommandItem
                key={language}
                value={`${name(language)} ${language}`}
                onSelect={() => {
                  setOpen(false);
                  onAdd(language);
                }}
              >
                {name(language)}
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

function Company() {
  const t = useTranslations("designer.settings");
  const { editor } = useDesigner();
  const company = useEditor((state) => state.document.company);
  const languages = useEditor((state) => state.document.languages);
  const language = useLanguageName();
  const set = (fact: string, code: string, text: string) =>
    editor.edit(
      "settings",
      (flow) => {
        const { [code]: _old, ...others } = flow.company[fact] ?? {};
        const texts = text === "" ? others : { ...others, [code]: text };
        const { [fact]: _fact, ...rest } = flow.company;
        return { ...flow, company: Object.keys(texts).length === 0 ? rest : { ...rest, [fact]: texts } };
      },
      { merge: `company ${fact} ${code}` },
    );
  return (
    <section data-path="company" className="grid gap-4 border-t px-4 py-4">
      <div>
        <h3 className="font-semibold text-sm">{t("company")}</h3>
        <p className="text-muted-foreground text-xs">{t("companyHelp")}</p>
      </div>
      {facts.map((fact) => (
        <fieldset key={fact} className="grid gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">{t(`facts.${fact}`)}</legend>
          {languages.map((code) => (
            <Input
              key={code}
              lang={code}
              dir="auto"
              maxLength={500}
              aria-label={t("factIn", { fact: t(`facts.${fact}`), language: language(code) })}
              placeholder={languages.length > 1 ? language(code) : undefined}
              readOnly={editor.readOnly}
              value={company[fact]?.[code] ?? ""}
              onChange={(event) => set(fact, code, event.target.value)}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}
