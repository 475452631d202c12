/**
 * The customers of the demonstration contact centre. Invented people; the telephone numbers come from ranges that are
 * kept for fiction where a country has one. Their PINs stand here in the clear on purpose: they open nothing but the
 * demonstration, and whoever tries the in-app phone has to know them. In the database they are hashes like any other.
 */
export interface DemoCustomer {
  idNumber: string;
  pin: string;
  firstName: string;
  lastName: string;
  email: string;
  phones: { e164: string; label: string }[];
  accountType: "standard" | "business" | "gold";
  /** 1 (highest) to 5 (lowest). */
  priority: number;
  language: string;
  serviceStatus: "active" | "suspended" | "outage";
  attributes: Record<string, string | number | boolean>;
  invoices: {
    number: string;
    amountMinor: number;
    currency: string;
    status: "open" | "paid" | "overdue";
    issuedDaysAgo: number;
  }[];
  tickets: { subject: string; status: "open" | "pending" | "solved"; priority: number; daysAgo: number }[];
  notes: { summary: string; daysAgo: number }[];
}

export const demoCustomers: DemoCustomer[] = [
  {
    idNumber: "100101",
    pin: "2468",
    firstName: "Grace",
    lastName: "Whitfield",
    email: "grace.whitfield@example.com",
    phones: [
      { e164: "+12025550101", label: "mobile" },
      { e164: "+12025550111", label: "home" },
    ],
    accountType: "gold",
    priority: 1,
    language: "en-US",
    serviceStatus: "active",
    attributes: { plan: "Fibre 1000", customerSince: 2014, paperlessBilling: true },
    invoices: [
      { number: "2041-0311", amountMinor: 8_900, currency: "USD", status: "paid", issuedDaysAgo: 48 },
      { number: "2041-0312", amountMinor: 8_900, currency: "USD", status: "open", issuedDaysAgo: 17 },
    ],
    tickets: [{ subject: "Router restarts at night", status: "solved", priority: 2, daysAgo: 63 }],
    notes: [{ summary: "Prefers to be called after 4 pm.", daysAgo: 62 }],
  },
  {
    idNumber: "100102",
    pin: "1357",
    firstName: "Marcus",
    lastName: "Bell",
    email: "marcus.bell@example.com",
    phones: [{ e164: "+12025550102", label: "mobile" }],
    accountType: "standard",
    priority: 3,
    language: "en-US",
    serviceStatus: "outage",
    attributes: { plan: "Cable 200", customerSince: 2021, paperlessBilling: false },
    invoices: [
      { number: "2041-0298", amountMinor: 5_450, currency: "USD", status: "overdue", issuedDaysAgo: 52 },
      { number: "2041-0340", amountMinor: 5_450, currency: "USD", status: "open", issuedDaysAgo: 21 },
    ],
    tickets: [
      { subject: "No internet since this morning", status: "open", priority: 2, daysAgo: 0 },
      { subject: "Asks to spread the overdue bill", status: "pending", priority: 3, daysAgo: 6 },
    ],
    notes: [{ summary: "Outage in the whole street; technicians are on site.", daysAgo: 0 }],
  },
  {
    idNumber: "100103",
    pin: "8024",
    firstName: "Sofía",
    lastName: "Herrera",
    email: "sofia.herrera@example.com",
    phones: [{ e164: "+12025550103", label: "office" }],
    accountType: "business",
    priority: 2,
    language: "es-US",
    serviceStatus: "active",
    attributes: { plan: "Business 500", company: "Herrera Bakery", seats: 4 },
    invoices: [{ number: "2041-0355", amountMinor: 21_900, currency: "USD", status: "open", issuedDaysAgo: 9 }],
    tickets: [],
    notes: [],
  },
  {
    idNumber: "372201",
    pin: "4711",
    firstName: "Maria",
    lastName: "Tamm",
    email: "maria.tamm@example.com",
    phones: [{ e164: "+37255550201", label: "mobile" }],
    accountType: "standard",
    priority: 3,
    language: "et-EE",
    serviceStatus: "active",
    attributes: { plan: "Fibre 300", customerSince: 2019, paperlessBilling: true },
    invoices: [
      { number: "EE-7710", amountMinor: 2_990, currency: "EUR", status: "paid", issuedDaysAgo: 40 },
      { number: "EE-7791", amountMinor: 2_990, currency: "EUR", status: "paid", issuedDaysAgo: 10 },
    ],
    tickets: [{ subject: "Wants to move the line to a new address", status: "open", priority: 3, daysAgo: 3 }],
    notes: [{ summary: "Moves to Tartu at the end of the month.", daysAgo: 3 }],
  },
  {
    idNumber: "372202",
    pin: "9630",
    firstName: "Jaan",
    lastName: "Kask",
    email: "jaan.kask@example.com",
    phones: [{ e164: "+37255550202", label: "mobile" }],
    accountType: "business",
    priority: 2,
    language: "et-EE",
    serviceStatus: "suspended",
    attributes: { plan: "Business 1000", company: "Kask ja Pojad OÜ", seats: 12 },
    invoices: [{ number: "EE-7655", amountMinor: 14_900, currency: "EUR", status: "overdue", issuedDaysAgo: 75 }],
    // More open tickets than the support line lets pass without its manager.
    tickets: [
      { subject: "Service suspended, invoice disputed", status: "pending", priority: 2, daysAgo: 12 },
      { subject: "Wrong address on the invoice", status: "open", priority: 3, daysAgo: 40 },
      { subject: "Asks for the contract in Estonian", status: "open", priority: 4, daysAgo: 2 },
    ],
    notes: [],
  },
  {
    idNumber: "971301",
    pin: "5190",
    firstName: "ليلى",
    lastName: "الهاشمي",
    email: "layla.alhashimi@example.com",
    phones: [{ e164: "+971505550301", label: "mobile" }],
    accountType: "gold",
    priority: 1,
    language: "ar-AE",
    serviceStatus: "active",
    attributes: { plan: "Fibre 1000", customerSince: 2016, paperlessBilling: true },
    invoices: [{ number: "AE-1180", amountMinor: 38_900, currency: "AED", status: "open", issuedDaysAgo: 5 }],
    tickets: [],
    notes: [{ summary: "تفضل التواصل باللغة العربية.", daysAgo: 90 }],
  },
  {
    idNumber: "971302",
    pin: "6042",
    firstName: "Omar",
    lastName: "Al Farsi",
    email: "omar.alfarsi@example.com",
    phones: [{ e164: "+971505550302", label: "mobile" }],
    accountType: "standard",
    priority: 4,
    language: "ar-AE",
    serviceStatus: "active",
    attributes: { plan: "Mobile 40", customerSince: 2023, paperlessBilling: true },
    invoices: [{ number: "AE-1201", amountMinor: 12_500, currency: "AED", status: "paid", issuedDaysAgo: 15 }],
    tickets: [{ subject: "Roaming does not work abroad", status: "solved", priority: 3, daysAgo: 30 }],
    notes: [],
  },
  {
    idNumber: "447401",
    pin: "7315",
    firstName: "Priya",
    lastName: "Nair",
    email: "priya.nair@example.com",
    phones: [{ e164: "+447700900401", label: "mobile" }],
    accountType: "standard",
    priority: 3,
    language: "en-GB",
    serviceStatus: "active",
    attributes: { plan: "Fibre 300", customerSince: 2020, paperlessBilling: false },
    invoices: [{ number: "GB-5502", amountMinor: 3_600, currency: "GBP", status: "open", issuedDaysAgo: 13 }],
    tickets: [],
    notes: [],
  },
  {
    idNumber: "336501",
    pin: "3901",
    firstName: "Camille",
    lastName: "Laurent",
    email: "camille.laurent@example.com",
    phones: [{ e164: "+33639980501", label: "mobile" }],
    accountType: "gold",
    priority: 2,
    language: "fr-FR",
    serviceStatus: "active",
    attributes: { plan: "Fibre 1000", customerSince: 2018, paperlessBilling: true },
    invoices: [{ number: "FR-0931", amountMinor: 5_490, currency: "EUR", status: "paid", issuedDaysAgo: 22 }],
    tickets: [{ subject: "Invoice in the name of a company", status: "open", priority: 4, daysAgo: 8 }],
    notes: [],
  },
  {
    idNumber: "614601",
    pin: "4826",
    firstName: "Noah",
    lastName: "Campbell",
    email: "noah.campbell@example.com",
    phones: [{ e164: "+61491570156", label: "mobile" }],
    accountType: "standard",
    priority: 5,
    language: "en-AU",
    serviceStatus: "active",
    attributes: { plan: "Mobile 20", customerSince: 2024, paperlessBilling: true },
    invoices: [],
    tickets: [],
    notes: [],
  },
  {
    idNumber: "467701",
    pin: "1592",
    firstName: "Elin",
    lastName: "Sjöberg",
    email: "elin.sjoberg@example.com",
    phones: [{ e164: "+46701740605", label: "mobile" }],
    accountType: "business",
    priority: 2,
    language: "sv-SE",
    serviceStatus: "outage",
    attributes: { plan: "Business 1000", company: "Sjöberg Arkitekter", seats: 9 },
    invoices: [{ number: "SE-3307", amountMinor: 189_000, currency: "SEK", status: "open", issuedDaysAgo: 2 }],
    tickets: [{ subject: "Line drops every afternoon", status: "open", priority: 1, daysAgo: 1 }],
    notes: [{ summary: "Second technician visit agreed for tomorrow morning.", daysAgo: 1 }],
  },
  {
    idNumber: "100112",
    pin: "7008",
    firstName: "Walter",
    lastName: "Greene",
    email: "walter.greene@example.com",
    phones: [{ e164: "+12025550112", label: "home" }],
    accountType: "standard",
    priority: 3,
    language: "en-US",
    serviceStatus: "active",
    // The clinic puts such callers through to a nurse.
    attributes: { plan: "Landline", customerSince: 1998, paperlessBilling: false, highRisk: "yes" },
    invoices: [{ number: "2041-0361", amountMinor: 2_400, currency: "USD", status: "paid", issuedDaysAgo: 19 }],
    tickets: [],
    notes: [{ summary: "Hard of hearing: speak slowly, offer to write.", daysAgo: 210 }],
  },
];
