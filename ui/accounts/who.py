"""Who is working, as papers name them."""

from desktop_app.services import Services


def own_name(services: Services) -> str:
    """The full name of this account, "" when only a sign-in name is known."""
    me = services.accounts.me()
    return me.display_name if me and me.display_name != me.name else ""
