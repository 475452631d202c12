"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { EmptyFlowForm } from "@/components/flows/empty-flow-form";
import { ImportFlowForm } from "@/components/flows/import-flow-form";
import { TemplateFlowForm } from "@/components/flows/template-flow-form";
import { cn } from "@/components/ui/cn";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useApi } from "@/lib/api-client";

const ways = { empty: EmptyFlowForm, template: TemplateFlowForm, import: ImportFlowForm };

/** Three ways to begin a flow; each opens it in the designer. */
export function NewFlowDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("flows.newFlow");
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const open = (flowId: string) => {
    void queryClient.invalidateQueries(api.flows.list.pathFilter());
    router.push(`/flows/${flowId}`);
  };
  return (
    <Dialog open onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent size="lg" className="h-[38rem] max-sm:h-full">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <Tabs defaultValue="empty" className="flex min-h-0 flex-1 flex-col">
          <TabsList className="px-5">
            {Object.keys(ways).map((way) => (
              <TabsTrigger key={way} value={way}>
                {t(`${way as keyof typeof ways}.tab`)}
              </TabsTrigger>
            ))}
          </TabsList>
          {Object.entries(ways).map(([way, Form]) => (
            <TabsContent
              key={way}
              value={way}
              className={cn("flex min-h-0 flex-1 flex-col", way === "template" && "pt-0")}
            >
              <Form onCreated={open} />
            </TabsContent>
          ))}
        </Tabs>
      </DialogContent>
    </Dialog>
  );
}
