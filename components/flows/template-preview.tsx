import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { families, familyText } from "@/components/designer/family-classes";
import { TemplatePicture } from "@/components/flows/template-picture";
import type { ApiOutputs } from "@/lib/api-client";

type Template = ApiOutputs["flows"]["templates"][number];

/** One template to look at: its picture, what it is for, what it is made of, and what it needs of this installation. */
export function TemplatePreview({ template, languages }: { template: Template; languages: readonly string[] }) {
  const t = useTranslations("flows.newFlow.template");
  const nodes = useTranslations("nodes");
  const format = useFormatter();
  const count = template.cards.length;
  const byFamily = families.flatMap((family) => {
    const steps = template.cards.filter((card) => card.family === family).length;
    return steps > 0 ? [{ family, steps }] : [];
  });
  const isComplete = template.needs.every(({ isHere }) => isHere);
  return (
    <div className="grid content-start gap-3">
      <TemplatePicture
        template={template}
        label={t("picture", { name: template.name, count })}
        className="h-44 w-full"
      />
      <div className="grid gap-1">
        <h3 className="font-semibold text-base">
          <bdi>{template.name}</bdi>
        </h3>
        {template.description && (
          <p dir="auto" className="text-pretty text-sm">
            {template.description}
          </p>
        )}
        <p className="text-muted-foreground text-xs">
          {t("facts", { count, languages: format.list(languages, { type: "unit" }) })}
        </p>
        <ul className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
          {byFamily.map(({ family, steps }) => (
            <li key={family} className="flex items-center gap-1.5">
              <span aria-hidden className={`size-2 rounded-full bg-current ${familyText[family]}`} />
              {nodes(`families.${family}`)} {format.number(steps)}
            </li>
          ))}
        </ul>
      </div>
      {template.needs.length > 0 && (
        <section aria-label={t("needs")} className="grid gap-1 text-sm">
          <h4 className="font-medium text-xs">{t("needs")}</h4>
          <ul className="grid gap-1 text-xs">
            {template.needs.map(({ kind, name, isHere }) => (
              <li key={`${kind} ${name}`} className="flex items-center gap-1.5">
                {isHere ? (
                  <CircleCheck aria-hidden className="size-3.5 shrink-0 text-ok" />
                ) : (
                  <CircleAlert aria-hidden className="size-3.5 shrink-0 text-risk" />
                )}
                <span>{t(`kinds.${kind}`)}</span>
                <bdi className="font-mono">{name}</bdi>
                <span className="text-muted-foreground">{t(isHere ? "here" : "missing")}</span>
              </li>
            ))}
          </ul>
          {!isComplete && <p className="text-pretty text-muted-foreground text-xs">{t("missingHint")}</p>}
        </section>
      )}
    </div>
  );
}
