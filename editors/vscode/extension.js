// Starts `thiap lsp` and hands it the settings; everything else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** The server with the settings as they are now. */
function made() {
  const set = vscode.workspace.getConfiguration("thiap");
  const [command, ...args] = set.get("command");
  const initializationOptions = {
    pairs: set.get("pairs"),
    sourceLang: set.get("sourceLang"),
    targetLang: set.get("targetLang"),
    remarks: set.get("remarks"),
    delay: set.get("delay"),
  };
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return new LanguageClient(
    "thiap",
    "thiap",
    { command, args, options: { cwd: folder } },
    { documentSelector: [{ scheme: "file" }], initializationOptions }
  );
}

async function restart() {
  await client?.stop();
  client = made();
  await client.start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("thiap.check", () =>
      client?.sendRequest("workspace/executeCommand", { command: "thiap.recheck", arguments: [] })
    ),
    vscode.commands.registerCommand("thiap.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("thiap")) {
        return restart();
      }
    })
  );
  await restart();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
