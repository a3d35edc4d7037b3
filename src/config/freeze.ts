/** Freezes plain data all the way down; functions and what is frozen already stay as they are. Maps refuse every change. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const item of value.values()) deepFreeze(item);
    const refuse = (): never => {
      throw new TypeError("the configuration does not change after it was loaded");
    };
    return Object.freeze(Object.assign(value, { set: refuse, delete: refuse, clear: refuse }));
  }
  Object.freeze(value);
  for (const item of Object.values(value)) deepFreeze(item);
  return value;
}
