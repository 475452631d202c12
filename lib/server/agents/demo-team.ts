import type { PrismaClient } from "@/lib/server/db/prisma";

const skills = [
  { name: "sales", label: "Sales" },
  { name: "technical", label: "Technical questions" },
  { name: "de-escalation", label: "Calming angry callers" },
];

interface DemoAgent {
  name: string;
  label: string;
  number: string;
  timeZone: string;
  languages: string[];
  priority: number;
  skills: Record<string, number>;
}

const agents: DemoAgent[] = [
  {
    name: "mia",
    label: "Mia Tamm",
    number: "+12025550181",
    timeZone: "Europe/Tallinn",
    languages: ["en-US", "et-EE"],
    priority: 1,
    skills: { "de-escalation": 5, technical: 2 },
  },
  {
    name: "noor",
    label: "Noor Haddad",
    number: "+12025550182",
    timeZone: "Asia/Dubai",
    languages: ["ar-AE", "en-US"],
    priority: 2,
    skills: { sales: 5, "de-escalation": 2 },
  },
  {
    name: "sam",
    label: "Sam Rivera",
    number: "+12025550183",
    timeZone: "America/New_York",
    languages: ["en-US", "es-US"],
    priority: 3,
    skills: { sales: 3, technical: 4 },
  },
];

const departments = [
  { name: "sales", label: "Sales", numbers: ["+12025550190"], agents: ["mia", "noor", "sam"] },
  { name: "account-managers", label: "Account managers", numbers: [], agents: ["mia", "sam"] },
];

const salesMobiles = {
  name: "sales-mobiles",
  label: "Sales on the road",
  numbers: ["+12025550184", "+12025550185"],
  mode: "inOrder",
  ringSeconds: 15,
  screen: true,
};

/** The demonstration's agents, departments and a ring group that is rung in order. What is there already stays as it is. */
export async function seedTeam(prisma: PrismaClient): Promise<void> {
  await prisma.destination.createMany({ data: [salesMobiles], skipDuplicates: true });
  await prisma.skill.createMany({ data: skills, skipDuplicates: true });
  for (const { skills: proficiencies, ...agent } of agents) {
    await prisma.agent.upsert({
      where: { name: agent.name },
      update: {},
      create: {
        ...agent,
        skills: {
          create: Object.entries(proficiencies).map(([name, proficiency]) => ({
            proficiency,
            skill: { connect: { name } },
          })),
        },
      },
    });
  }
  for (const { agents: members, ...department } of departments) {
    await prisma.department.upsert({
      where: { name: department.name },
      update: {},
      create: {
        ...department,
        agents: { create: members.map((name, index) => ({ position: index + 1, agent: { connect: { name } } })) },
      },
    });
  }
}
