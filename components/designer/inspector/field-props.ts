import type { z } from "zod";
import type { FormHint } from "@/lib/nodes/form-fields";
import type { Json } from "@/lib/util/json";

/** What a widget of the form is given. It shows the value it gets and keeps none of its own. */
export interface FieldProps {
  nodeId: string;
  /** The node's type. Not the node: a field is drawn again for its own value, not for the whole node's. */
  type: string;
  /** The config's key, e.g. `prompt`. */
  field: string;
  /** Where problems of this field are, e.g. `config.prompt`. */
  path: string;
  value: Json | undefined;
  /** Letters typed one after the other into the same field are one step of undo. */
  onChange(value: Json | undefined): void;
  hint: FormHint;
  schema: z.ZodType;
  label: string;
  help: string | null;
  /** The field may stay empty without a problem. */
  optional: boolean;
  readOnly: boolean;
}
