/** The component for cards on the citizen's own computer, with the cards that a test puts into its reader. */

import { join } from "node:path";
import { cardKey } from "../../demo/card/card-kinds.ts";
import { Component } from "../../demo/card/component.ts";
import { Desk } from "../../demo/card/desk.ts";
import { personaCards } from "../../demo/card/persona-cards.ts";
import { SoftwareCard } from "../../demo/card/software-card.ts";
import { ROOT } from "../../tools/family.mjs";

/** @typedef {import("../../demo/card/card-kinds.ts").CardCode} CardCode the code of the method */
/** @typedef {import("../../demo/card/card-kinds.ts").ComponentName} ComponentName */
/** @typedef {string | { uid: string }} Holder herself, or her number; of a company, its number */

const DEMO = join(ROOT, "demo");

export class CardComponent {
  /** @type {Component} */
  #component;

  /** @param {Component} component */
  constructor(component) {
    this.#component = component;
  }

  /**
   * Starts one on a free port, its one reader empty.
   *
   * @param {ComponentName} [name] the one that reads 自然人憑證, 工商憑證 and cards of banks, or that of the 健保卡
   * @param {{ pki?: string }} [options] where the demonstration's cards are; without it there are none but those that are added
   */
  static async start(name = "hipki", { pki } = {}) {
    const component = new Component(new Desk(pki === undefined ? new Map() : personaCards(DEMO, pki, name)));
    await component.open(0);
    return new CardComponent(component);
  }

  get origin() {
    return this.#component.origin;
  }

  /** What is amiss at the desk: readers, driver, whether the citizen cancels. */
  get desk() {
    return this.#component.desk;
  }

  /**
   * Adds a card that was issued for the test (`issueCard`).
   *
   * @param {Holder} holder
   * @param {CardCode} code
   * @param {{ certificate: string, key: string, pin: string, number?: string }} contents
   */
  add(holder, code, { number = "TP99000000009999", ...contents }) {
    this.desk.cards.set(keyOf(holder, code), new SoftwareCard({ code, number, ...contents }));
  }

  /** Puts this card into the reader, in place of the one that is in it. */
  insert(/** @type {Holder} */ holder, /** @type {CardCode} */ code = "CER") {
    this.desk.insert(keyOf(holder, code));
  }

  /** Puts somebody's lost card, which has been revoked, into the reader. */
  insertLost(/** @type {Holder} */ holder) {
    this.desk.insert(`${keyOf(holder, "CER")}.lost`);
  }

  /** Takes every card out. */
  remove() {
    this.desk.remove();
  }

  /** A card, to see how many tries it has left. */
  card(/** @type {Holder} */ holder, /** @type {CardCode} */ code = "CER") {
    return this.desk.cards.get(keyOf(holder, code));
  }

  /** The desk as it was at first: no card in the one reader, none locked, nothing amiss. */
  reset() {
    this.desk.remove();
    this.desk.unlock();
    Object.assign(this.desk, { hasDriver: true, isSiteTrusted: true, isCancelling: false });
    while (this.desk.readers.length > 1) this.desk.unplug();
    if (this.desk.readers.length === 0) this.desk.plugIn();
  }

  async close() {
    await this.#component.close();
  }
}

function keyOf(holder, code) {
  return cardKey(typeof holder === "string" ? holder : holder.uid, code);
}
