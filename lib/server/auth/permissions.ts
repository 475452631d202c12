export const roles = ["admin", "supervisor", "qa", "agent", "auditor"] as const;

export type Role = (typeof roles)[number];

/**
 * Who may do what: the only such table. The API refuses by it; the user interface hides by it what would be refused.
 * An action is `area.verb`; `edit` covers create, change and delete.
 */
export const permissions = {
  "flows.read": ["admin", "supervisor", "qa", "auditor"],
  "flows.edit": ["admin", "supervisor"],
  "flows.publish": ["admin", "supervisor"],
  /**
   * Counts of calls on a flow. They name no caller, so whoever may see a flow may see how it is used; the calls behind a
   * count need `calls.read`, as everywhere.
   */
  "traffic.read": ["admin", "supervisor", "qa", "auditor"],
  "numbers.read": ["admin", "supervisor", "qa", "auditor"],
  "numbers.edit": ["admin", "supervisor"],
  "bindings.read": ["admin", "supervisor", "qa", "auditor"],
  "bindings.edit": ["admin", "supervisor"],
  /** Dialling from the in-app phone, and the simulator's line mode. */
  "phone.use": ["admin", "supervisor", "qa"],
  "calls.read": ["admin", "supervisor", "qa", "agent", "auditor"],
  "recordings.hear": ["admin", "supervisor", "qa", "agent"],
  "customers.read": ["admin", "supervisor", "qa", "agent", "auditor"],
  "customers.edit": ["admin", "supervisor", "agent"],
  "people.read": ["admin", "auditor"],
  "people.edit": ["admin"],
  "apiKeys.edit": ["admin"],
  /** Credentials that flows name. Their names are read with the other bindings, their values by nobody. */
  "secrets.edit": ["admin"],
  "audit.read": ["admin", "auditor"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function isRole(value: string): value is Role {
  return roles.some((role) => role === value);
}

/** An unknown role (from a database that a newer release wrote) may do nothing. */
export function may(role: string, permission: Permission): boolean {
  return permissions[permission].some((allowed) => allowed === role);
}

/** Every permission of a role, for the user interface. */
export function permissionsOf(role: string): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => may(role, permission));
}
