import { fresh } from "@/e2e/fixtures/factories";
import { expect, test } from "@/e2e/fixtures/test";
import { CustomersPage } from "@/e2e/pages/customers-page";
import { boxOf } from "@/e2e/pages/designer-page";

// Lists that are longer than a page, and slower than the eye.

test("a list stands in its shape before it comes, and goes page by page to its end and back", async ({
  page,
  make,
}) => {
  const lastName = `Aab ${fresh()}`;
  await Promise.all(Array.from({ length: 51 }, () => make.customer({ lastName, pin: null })));
  const customers = new CustomersPage(page);
  const comes = await customers.holdList();
  await customers.open();
  await expect(customers.loading).toBeAttached();
  await expect(customers.rows).toHaveCount(10);
  await expect(customers.pager).toBeHidden();
  const place = async () => ({ head: await boxOf(customers.heads.first()), row: await boxOf(customers.rows.nth(9)) });
  const before = await place();
  comes();
  await expect(customers.loading).toHaveCount(0);
  await expect(customers.rows).toHaveCount(25);
  const after = await place();
  expect(after.head).toMatchObject({ y: before.head.y, height: before.head.height });
  expect(after.row).toMatchObject({ y: before.row.y, height: before.row.height });

  await customers.search.fill(lastName);
  await expect(customers.pager).toContainText("1–25 of 51");
  await expect(customers.previous).toBeDisabled();
  await customers.next.click();
  await expect(customers.pager).toContainText("26–50 of 51");
  await customers.next.click();
  await expect(customers.pager).toContainText("51–51 of 51");
  await expect(customers.rows).toHaveCount(1);
  await expect(customers.next).toBeDisabled();
  await customers.previous.click();
  await expect(customers.pager).toContainText("26–50 of 51");
  await expect(customers.rows).toHaveCount(25);
  await customers.next.click();
  // Another search begins at its first page.
  await customers.search.fill(`${lastName} 7`);
  await expect(customers.pager).toContainText("1–25 of 51");
  await expect(customers.previous).toBeDisabled();
});
