/** People who do not exist, a new one for each test, so that no test meets the locks or records of another. */

import { randomInt } from "node:crypto";

const LETTERS_BY_VALUE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1];

/**
 * @typedef {object} Person
 * @property {string} uid
 * @property {string} name
 * @property {string} birthdate yyyy-mm-dd
 * @property {string} birthday as typed: ROC YYYMMDD
 * @property {string} nhi_card_number
 * @property {string} household_number
 * @property {string} gender
 * @property {string} email
 * @property {string} mobile
 */

/** @returns {Person} */
export function invent() {
  const number = String(randomInt(1e7)).padStart(7, "0");
  const woman = randomInt(2) === 1;
  return {
    uid: withCheckDigit(`${LETTERS_BY_VALUE[randomInt(26)]}${woman ? 2 : 1}${number}`),
    name: "測試語彤",
    birthdate: "2009-04-18",
    birthday: "0980418",
    nhi_card_number: String(randomInt(1e12)).padStart(12, "0"),
    household_number: `T${number}`,
    gender: woman ? "F" : "M",
    email: `t${number}@mail.example`,
    mobile: `09${String(randomInt(1e8)).padStart(8, "0")}`,
  };
}

/** Characters that no page of the platform has. */
const RARE = ["龘", "靐", "齉", "麤", "虪", "爨", "灪", "籲", "鱻", "驫"];

/** Somebody whose name and birthday nobody else has, so that a trace of her is one. @returns {Person} */
export function unmistakable() {
  const [year, month, day] = [1930 + randomInt(70), 1 + randomInt(12), 1 + randomInt(28)].map((part) => String(part).padStart(2, "0"));
  const name = Array.from({ length: 4 }, () => RARE[randomInt(RARE.length)]).join("");
  return { ...invent(), name, birthdate: `${year}-${month}-${day}`, birthday: `${String(Number(year) - 1911).padStart(3, "0")}${month}${day}` };
}

/** What the person types to identify. */
export function documents(/** @type {Person} */ { birthday, nhi_card_number, household_number }) {
  return { birthday, method: "PII", nhi_card_number, household_number };
}

function withCheckDigit(start) {
  const first = LETTERS_BY_VALUE.indexOf(start[0]) + 10;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(start[index + 1]), Math.floor(first / 10) + 9 * (first % 10));
  return `${start}${(10 - (sum % 10)) % 10}`;
}
