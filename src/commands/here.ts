import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const CLONE = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The folder that a relative path of the command line starts at. npm runs our scripts in the clone, wherever it was called
 * from, and says in INIT_CWD where that was: `npm --prefix ../leadgate run leadgate -- check --config gateway.yaml` means
 * the file of the folder that one is in. Another package's script chose its folder itself.
 */
export function here(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const { npm_lifecycle_event: script, npm_package_json: ofPackage, INIT_CWD: asked } = env;
  if (!script || !ofPackage || !asked) return cwd;
  const clone = real(CLONE);
  return real(cwd) === clone && real(dirname(ofPackage)) === clone ? asked : cwd;
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
