import { defineConfig } from "prisma/config";

// No address here: `npm start` and `npm run db:migration` know the database; Prisma is used to generate the client.
export default defineConfig({ schema: "prisma/schema.prisma" });
