def render_site(*a):
    raise NotImplementedError
