import { hoursAround } from "@/lib/hours/around";
import { type HoursDefinition, hoursDefinitionSchema } from "@/lib/hours/definition";
import type { QueryRunner } from "./query-runner";

/** How long changed hours may go unnoticed, as with other things that flows name. */
const freshForMs = 5_000;

/** Opening hours of this installation, read when a call asks for some and kept for a few seconds. */
export class InstalledHours {
  private known: { hours: Map<string, HoursDefinition>; readAtMs: number } | null = null;
  private reading: Promise<Map<string, HoursDefinition>> | null = null;

  constructor(
    private readonly run: QueryRunner,
    private readonly now: () => number,
  ) {}

  /** The hours of these names, cut to what matters around now; a name without readable hours is absent. */
  async read(names: readonly string[]): Promise<Record<string, HoursDefinition>> {
    if (names.length === 0) return {};
    const hours = await this.all();
    return Object.fromEntries(
      names.flatMap((name) => {
        const definition = hours.get(name);
        return definition ? [[name, hoursAround(definition, this.now())]] : [];
      }),
    );
  }

  private async all(): Promise<Map<string, HoursDefinition>> {
    if (this.known && this.now() - this.known.readAtMs < freshForMs) return this.known.hours;
    this.reading ??= this.readAll().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readAll(): Promise<Map<string, HoursDefinition>> {
    const { rows } = await this.run<{ name: string; definition: unknown }>(
      "opening-hours",
      "SELECT name, definition FROM hours",
      [],
    );
    const hours = new Map(
      rows.flatMap(({ name, definition }): [string, HoursDefinition][] => {
        const parsed = hoursDefinitionSchema.safeParse(definition);
        return parsed.success ? [[name, parsed.data]] : [];
      }),
    );
    this.known = { hours, readAtMs: this.now() };
    return hours;
  }
}
