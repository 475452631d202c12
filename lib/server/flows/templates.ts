import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowDocument } from "@/lib/flow/document";
import { parseDraft } from "@/lib/flow/parse-draft";
import { AppError } from "@/lib/server/api/app-error";
import { previewOf, type TemplatePreview } from "@/lib/server/flows/template-preview";
import { projectRoot } from "@/lib/server/project-root";

export interface Template extends TemplatePreview {
  /** The folder's name below `flows/`. */
  slug: string;
  name: string;
  /** The first paragraph of its README; empty without one. */
  description: string;
  languages: string[];
}

/** The gallery's flows, by name. Read from disk each time: few, small, and asked for only by the "new flow" dialog. */
export function listTemplates(folder = galleryFolder()): Template[] {
  return slugs(folder)
    .flatMap((slug) => {
      const flow = readFlow(folder, slug);
      if (!flow) return [];
      const { name, languages } = flow;
      return [
        {
          slug,
          name,
          description: firstParagraph(join(folder, slug, "README.md")),
          languages,
          ...previewOf(flow),
        },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** @throws AppError notFound */
export function readTemplate(slug: string, folder = galleryFolder()): FlowDocument {
  const flow = slugs(folder).includes(slug) ? readFlow(folder, slug) : null;
  if (!flow) throw new AppError("notFound", "There is no such template.");
  return flow;
}

const galleryFolder = () => join(projectRoot(), "flows");

function slugs(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((slug) => existsSync(join(folder, slug, "flow.json")));
}

function readFlow(folder: string, slug: string): FlowDocument | null {
  const parsed = parseDraft(readFileSync(join(folder, slug, "flow.json"), "utf8"));
  return parsed.ok ? parsed.value : null;
}

function firstParagraph(file: string): string {
  if (!existsSync(file)) return "";
  const paragraphs = readFileSync(file, "utf8").split(/\n\s*\n/);
  return (
    paragraphs
      .find((text) => text.trim() !== "" && !text.startsWith("#"))
      ?.replaceAll(/[`*]/g, "")
      .replaceAll(/\s+/g, " ")
      .trim() ?? ""
  );
}
