import { expect, type Locator, type Page } from "@playwright/test";

/** The library of recorded prompts, and the dialog in which one is made; the designer opens the same dialog. */
export class PromptsPage {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "New recording" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/prompts");
    await expect(this.page.getByRole("searchbox", { name: "Find by name, label or flow" })).toBeVisible();
  }

  row(title: string): Locator {
    return this.page.getByRole("row").filter({ hasText: title });
  }

  async add(): Promise<void> {
    await this.page.getByRole("button", { name: "New recording" }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses from the menu of a recording. */
  async does(label: string, what: string): Promise<void> {
    await this.row(label)
      .getByRole("button", { name: `More about ${label}` })
      .click();
    await this.page.getByRole("menuitem", { name: what }).click();
  }

  /** Chooses a file with these bytes. */
  async choose(name: string, bytes: Uint8Array, dialog = this.dialog): Promise<void> {
    await dialog
      .getByLabel("Choose a file", { exact: true })
      .setInputFiles({ name, mimeType: "audio/wav", buffer: Buffer.from(bytes) });
  }

  /** Drags a file with these bytes from outside the browser and lets go of it there. */
  async drop(onto: Locator, name: string, bytes: Uint8Array): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      (file) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: "audio/wav" }));
        return transfer;
      },
      { name, bytes: [...bytes] },
    );
    for (const type of ["dragenter", "dragover", "drop"]) await onto.dispatchEvent(type, { dataTransfer });
  }

  /** Pages opened from here on have one voice; what it is told to say is kept where `said` reads it. */
  async hasVoice(lang: string): Promise<void> {
    await this.page.addInitScript((only) => {
      const say = ({ text }: SpeechSynthesisUtterance) => {
        document.documentElement.dataset.said = text;
      };
      const stub = { getVoices: () => [{ lang: only }], speak: say, cancel() {}, addEventListener() {} };
      Object.defineProperty(window, "speechSynthesis", { value: stub });
      // The browser's own takes no voice but its own.
      Object.defineProperty(window, "SpeechSynthesisUtterance", {
        value: class {
          constructor(readonly text: string) {}
        },
      });
    }, lang);
  }

  said(): Promise<string | null> {
    return this.page.locator("html").getAttribute("data-said");
  }

  /** Records with the microphone until the clock has moved. */
  async record(): Promise<void> {
    await this.beginRecording();
    await this.dialog.getByRole("button", { name: "Stop" }).click();
    await expect(this.dialog.getByRole("button", { name: "Record again" })).toBeVisible();
  }

  async beginRecording(): Promise<void> {
    await this.dialog.getByRole("tab", { name: "Record" }).click();
    await this.dialog.getByRole("button", { name: "Record", exact: true }).click();
    await expect(this.dialog.getByText(/0:0[2-9] of 5:00/)).toBeVisible();
  }

  /** From here on the page's microphones can be lost. */
  async losesMicrophoneOnCue(): Promise<void> {
    await this.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        const lose = () => stream.getTracks().forEach((track) => void track.stop());
        document.addEventListener("microphone-lost", lose);
        return stream;
      };
    });
  }

  /** As when a headset is unplugged while it records. */
  async loseMicrophone(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event("microphone-lost")));
  }

  async save(label: string): Promise<void> {
    await this.dialog.getByLabel("What is it?").fill(label);
    await this.dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
