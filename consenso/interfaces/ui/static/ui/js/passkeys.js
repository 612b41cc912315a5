// Passkeys: buttons that need a script are shown by it; trouble of the library's is told on the page.
for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = false;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const trouble = document.getElementById("passkey-trouble");
  if (trouble) trouble.hidden = false;
});
