import { ControlError } from "../stand-in/http.ts";

/** What a Webim account is made of: plain data, kept in memory. */

export interface Operator {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** "online", "offline", "invisible", or a kind of break. */
  status: string;
}

export interface Department {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly operators: readonly number[];
}

export interface Visitor {
  readonly id: string;
  fields: Readonly<Record<string, string | null>>;
  readonly page: string;
  /** The latest chat. */
  chatId?: number;
}

export type ChatState = "chatting_with_robot" | "queue" | "chatting" | "closed_by_operator" | "closed";

export interface Button {
  readonly id: string;
  readonly text: string;
}

export interface Message {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly text?: string;
  readonly data?: unknown;
  readonly buttons?: readonly (readonly Button[])[];
  readonly operatorId?: number;
}

export interface Chat {
  readonly id: number;
  readonly visitorId: string;
  readonly createdAt: string;
  state: ChatState;
  department: string;
  operatorId: number | null;
  readonly messages: Message[];
  lastActivityAt: number;
  category?: { readonly category: string; readonly subcategory?: string };
}

/** What a visitor uploaded: downloaded by a signed address, without a token. */
export interface StoredFile {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface Account {
  readonly bot: number;
  readonly botDepartment: string;
  /** Where a chat goes that the bot does not take. */
  readonly staffDepartment: string;
  readonly operators: Map<number, Operator>;
  readonly departments: Map<string, Department>;
  readonly visitors: Map<string, Visitor>;
  readonly chats: Map<number, Chat>;
  /** Category → its subcategories. */
  readonly categories: Map<string, readonly string[]>;
  readonly files: Map<string, StoredFile>;
}

/** The bot and its department; a department of two people, one of them online; an administrator who is no operator. */
export function createAccount(): Account {
  const operator = (id: number, name: string, status: string, roles: readonly string[] = ["operator"]): [number, Operator] => [
    id,
    { id, name, email: `${id}@shop.example`, roles, status },
  ];
  return {
    bot: 192162,
    botDepartment: "boty",
    staffDepartment: "operatory",
    operators: new Map([
      operator(192162, "Бот", "online"),
      operator(193903, "Иван К.", "online"),
      operator(193904, "Ольга", "offline"),
      operator(190001, "Мария", "online", ["admin"]),
    ]),
    departments: new Map([
      ["boty", { id: 11, key: "boty", name: "Боты", operators: [192162] }],
      ["operatory", { id: 12, key: "operatory", name: "Операторы", operators: [193903, 193904] }],
    ]),
    visitors: new Map(),
    chats: new Map(),
    categories: new Map([
      ["Доставка", ["Статус", "Возврат"]],
      ["Оплата", []],
    ]),
    files: new Map(),
  };
}

/** Something that a person at the visitor's or the operator's screen cannot do now. */
export function expectState(chat: Chat, expected: readonly ChatState[], act: string): void {
  if (!expected.includes(chat.state)) {
    throw new ControlError(409, `${act} needs a chat in state ${expected.join(" or ")}; chat ${chat.id} is in state ${chat.state}`);
  }
}

/** Whether a department would take a chat now. */
export function staffOf(account: Account, department: Department): "online" | "invisible" | "nobody" {
  const states = new Set(department.operators.map((id) => account.operators.get(id)?.status));
  return states.has("online") ? "online" : states.has("invisible") ? "invisible" : "nobody";
}
